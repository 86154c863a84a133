-- What happens without a message, such as a reminder, happens in the zone that was set from now on.
with moved as (
    update person set zone = cast(:#timezone as text)
    where id = :#personId and zone <> cast(:#timezone as text)
)
insert into settings (person_id, document, version)
values (:#personId, cast(:#settings as jsonb), :#version)
on conflict (person_id) do update
    set document = excluded.document, version = excluded.version
    where settings.version = excluded.version - 1
