insert into settings_history (person_id, version, change_set_id, change, at)
values (:#personId, :#version, :#changeSet, cast(:#change as jsonb), :#at)
