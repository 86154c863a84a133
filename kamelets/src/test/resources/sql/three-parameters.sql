-- A comment: :#not counted.
select cast(:#one as text), :#${variable.two}, ':' as colon
where :#one is not null
