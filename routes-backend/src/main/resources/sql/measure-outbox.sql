-- The age is that of the change, not of the row.
select (select count(*) from (select from outbox limit 10000) as counted) as waiting,
       coalesce((select greatest(0, extract(epoch from now() - cast(event ->> 'time' as timestamptz)))
                 from outbox order by id limit 1), 0) as age
