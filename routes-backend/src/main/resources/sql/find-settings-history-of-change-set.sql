-- Newest first, with what the settings are now.
select history.change::text as change, settings.document::text as settings, settings.version
from settings_history as history
join settings on settings.person_id = history.person_id
where history.change_set_id = :#${variable.taken}
order by history.version desc
