select (select reply::text from answered_message
        where person_id = app_person_id() and message_id = :#${variable.turn.messageId}) as reply,
       (select count(*) from answered_message
        where person_id = app_person_id()
          -- What was spoken of is stored right after the answer.
          and at < now() - interval '200 milliseconds'
          and message_id in (select jsonb_array_elements_text(cast(:#messages as jsonb)))) as answered
