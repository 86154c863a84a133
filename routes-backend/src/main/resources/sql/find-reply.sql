select reply::text as reply
from answered_message
where person_id = :#${variable.actor.personId} and message_id = :#${variable.turn.messageId}
