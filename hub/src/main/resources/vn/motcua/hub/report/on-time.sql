-- name: dossiers
SELECT * FROM dossier WHERE received_at < ?
