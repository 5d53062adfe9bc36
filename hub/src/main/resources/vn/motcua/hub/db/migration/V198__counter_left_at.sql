-- When a visit last left a counter's hand, or a pause there ended, since it was opened: exact after a restart too.
ALTER TABLE counter ADD COLUMN left_at TEXT;
UPDATE counter SET left_at = (
    SELECT substr(json_extract(ended.data, '$.at'), 1, 19) || '.'
        || substr(rtrim(substr(json_extract(ended.data, '$.at'), 21), 'Z') || '000000000', 1, 9) || 'Z'
    FROM ledger AS ended
    WHERE ended.position > (SELECT max(position) FROM ledger) - 100000
        AND ended.recorded_at >= counter.opened_at
        AND ended.type IN ('VisitFinished', 'StageFinished', 'VisitNoShow', 'VisitTransferred', 'VisitParked', 'CounterResumed')
        AND json_extract(ended.data, '$.counterId') = counter.counter_id
        AND NOT EXISTS (SELECT 1 FROM ledger AS undone WHERE undone.visit_id = ended.visit_id
            AND undone.type = 'ActionUndone' AND json_extract(undone.data, '$.position') = ended.position)
    ORDER BY ended.position DESC LIMIT 1)
WHERE opened_at IS NOT NULL;
