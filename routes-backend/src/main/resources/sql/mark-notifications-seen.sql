update notification
set seen_at = :#now
where person_id = app_person_id() and seen_at is null and id = any (cast(:#ids as bigint[]))
