-- One row when the person may ask once more today, which is thereby counted; none when the cap is reached.
insert into model_use as counted (person_id, day, used)
select cast(:#${variable.turn.personId} as uuid), cast(now() at time zone 'UTC' as date), 1
where cast(:#${variable.modelCap} as integer) > 0
on conflict (person_id) do update
    set day = excluded.day,
        used = case when counted.day = excluded.day then counted.used + 1 else 1 end
    where counted.day <> excluded.day or counted.used < cast(:#${variable.modelCap} as integer)
returning used
