;; Types every line of a file through an input method of Emacs: emacs --batch -l type.el METHOD IN OUT
(let ((method (nth 0 command-line-args-left))
      (out (nth 2 command-line-args-left))
      (keys (with-temp-buffer
              (let ((coding-system-for-read 'utf-8)) (insert-file-contents (nth 1 command-line-args-left)))
              (buffer-string)))
      (coding-system-for-write 'utf-8))
  ;; Hints shown while typing are most of the time.
  (setq command-line-args-left nil input-method-verbose-flag nil input-method-highlight-flag nil)
  (switch-to-buffer (get-buffer-create "typed"))
  (buffer-disable-undo)
  (activate-input-method method)
  (dolist (line (split-string keys "\n" t)) (execute-kbd-macro (vconcat line "\r")))
  (write-region (point-min) (point-max) out nil 'quiet))
