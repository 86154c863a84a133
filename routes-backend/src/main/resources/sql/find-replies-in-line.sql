select (select reply::text from answered_message
        where person_id = app_person_id() and message_id = :#${variable.turn.messageId}) as reply,
       (select count(*) from answered_message
        where person_id = app_person_id()
          and message_id in (select jsonb_array_elements_text(cast(:#messages as jsonb)))) as answered
