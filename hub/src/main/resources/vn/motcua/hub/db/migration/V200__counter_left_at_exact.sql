-- V198 knew five ways in which a visit leaves a counter. Here all of them, as the projection computes it: a visit given back or closed while in
-- hand, too; what was taken back not; and what an action still to be taken back found there.
CREATE TEMP TABLE left_fact AS
SELECT position, type, visit_id,
    json_extract(data, '$.counterId') AS counter_id,
    json_extract(data, '$.position') AS undone_from,
    json_extract(data, '$.at') AS at
FROM ledger
-- The ledger is read back to the opening of the counter that is open longest, and no further.
WHERE position >= (
        SELECT min((
            SELECT opening.position FROM ledger AS opening
            WHERE opening.type = 'CounterOpened' AND json_extract(opening.data, '$.counterId') = counter.counter_id
            ORDER BY opening.position DESC LIMIT 1))
        FROM counter WHERE opened_at IS NOT NULL)
    AND type IN ('CounterOpened', 'CounterClosed', 'CounterHandedOver', 'CounterResumed', 'TicketCalled', 'VisitStarted', 'VisitFinished',
        'StageFinished', 'VisitNoShow', 'VisitTransferred', 'VisitParked', 'VisitCancelled', 'VisitClosedUnserved', 'ActionUndone');
CREATE INDEX temp.left_fact_counter ON left_fact (counter_id, position);
CREATE INDEX temp.left_fact_visit ON left_fact (visit_id, position);

-- An undo puts the counter back as it was before the fact that is undone, whatever came between.
CREATE TEMP TABLE left_undone AS
SELECT counter_id, undone_from, position FROM left_fact WHERE type = 'ActionUndone';
DELETE FROM left_fact WHERE EXISTS (
    SELECT 1 FROM left_undone AS undone
    WHERE undone.counter_id = left_fact.counter_id
        AND left_fact.position >= undone.undone_from AND left_fact.position < undone.position);

-- These two facts name no counter: the one that has the visit in hand.
UPDATE left_fact SET counter_id = (
    SELECT held.counter_id FROM left_fact AS held
    WHERE held.visit_id = left_fact.visit_id
        AND held.type IN ('TicketCalled', 'VisitStarted')
        AND held.position < left_fact.position
        AND NOT EXISTS (
            SELECT 1 FROM left_fact AS later
            WHERE later.counter_id = held.counter_id
                AND later.position > held.position AND later.position < left_fact.position
                AND (later.type IN ('TicketCalled', 'VisitStarted', 'CounterOpened', 'CounterClosed')
                    OR (later.visit_id = held.visit_id
                        AND later.type IN ('VisitFinished', 'StageFinished', 'VisitNoShow', 'VisitTransferred', 'VisitParked'))))
    ORDER BY held.position DESC LIMIT 1)
WHERE type IN ('VisitCancelled', 'VisitClosedUnserved');
DELETE FROM left_fact
WHERE type IN ('VisitCancelled', 'VisitClosedUnserved') AND EXISTS (
    SELECT 1 FROM left_undone AS undone
    WHERE undone.counter_id = left_fact.counter_id
        AND left_fact.position >= undone.undone_from AND left_fact.position < undone.position);
DELETE FROM left_fact WHERE type IN ('TicketCalled', 'VisitStarted', 'ActionUndone');

-- What counts is the last fact before a place of the ledger, unless the counter was opened, closed or handed over since.
UPDATE counter SET left_at = (
    SELECT CASE WHEN last.type NOT IN ('CounterOpened', 'CounterClosed', 'CounterHandedOver') THEN
        substr(last.at, 1, 19) || '.' || substr(rtrim(substr(last.at, 21), 'Z') || '000000000', 1, 9) || 'Z' END
    FROM left_fact AS last
    WHERE last.counter_id = counter.counter_id
    ORDER BY last.position DESC LIMIT 1)
WHERE opened_at IS NOT NULL;

UPDATE undoable SET state = json_set(state, '$.leftAt', (
    SELECT CASE WHEN last.type NOT IN ('CounterOpened', 'CounterClosed', 'CounterHandedOver') THEN last.at END
    FROM left_fact AS last
    WHERE last.counter_id = json_extract(undoable.state, '$.counterId') AND last.position < undoable.position
    ORDER BY last.position DESC LIMIT 1));

DROP TABLE left_undone;
DROP TABLE left_fact;
