-- The words that a person uses, and those said that the index leaves out: which nobody needs to look for otherwise.
select coalesce(string_agg(word, ' '), '') as words
from (select word from task_word where person_id = :#${variable.actor.personId}
      union all
      select word from regexp_split_to_table(lower(:#words), '[^[:alnum:]]+') as word
      where numnode(plainto_tsquery('english', word)) = 0) as known
