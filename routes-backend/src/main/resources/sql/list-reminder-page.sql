-- Those to come, soonest first.
select document from reminder_document
where state = 'scheduled'
  and (cast(:#after as uuid) is null
       or (remind_at, id) > (select remind_at, id from reminder where id = cast(:#after as uuid)))
order by remind_at, id
limit :#limit
