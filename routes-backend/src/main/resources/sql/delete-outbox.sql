-- An array, and not a subquery of which nobody knows how many rows it has: each is found by the index, however long the outbox.
delete from outbox where id = any (array(select cast(jsonb_array_elements_text(cast(:#ids as jsonb)) as bigint)))
