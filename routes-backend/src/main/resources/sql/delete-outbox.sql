delete from outbox where event_id in (select cast(jsonb_array_elements_text(cast(:#ids as jsonb)) as uuid))
