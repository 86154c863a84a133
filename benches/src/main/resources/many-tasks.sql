-- 1,000,000 tasks: 100,000 of the person whose id stands for BIG, the others of 9,000 more people with 100 each. As superuser.
set session_replication_role = replica;

insert into person (id, zone) values ('BIG', 'Europe/Vienna') on conflict do nothing;
insert into person (id, zone)
select cast('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0') as uuid), 'Europe/Vienna'
from generate_series(1, 9000) as n;

create temp table vocabulary as
select i, w
from unnest(string_to_array('call,write,review,buy,pay,plan,fix,clean,book,send,prepare,check,order,read,update,draft,sign,file,return,visit,'
                            'bank,report,milk,garden,invoice,dentist,budget,flight,kitchen,slides,contract,printer,bicycle,letter,garage,school,'
                            'doctor,window,battery,passport,insurance,meeting,proposal,backup,server,laundry,groceries,present,holiday,library,'
                            'car,tax,rent,phone,website,newsletter,interview,apartment,lamp,chair,piano,lesson,recipe,dinner,birthday,party,'
                            'ticket,museum,train,hotel', ',')) with ordinality as v (w, i);

insert into task (id, person_id, title, description, status, due_date, due_at, due_zone, priority, tags, created_at, updated_at,
                  completed_at, version)
select cast('019' || lpad(to_hex(n), 5, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0') as uuid),
       case when n <= 100000 then cast('BIG' as uuid)
            else cast('00000000-0000-7000-8000-' || lpad(to_hex(1 + (n - 100001) / 100), 12, '0') as uuid) end,
       verb.w || ' ' || thing.w || ' ' || other.w || ' ' || n,
       case when n % 5 = 0 then 'ask about the ' || other.w else '' end,
       case when n % 3 = 0 then 'completed' else 'pending' end,
       case when n % 4 = 0 then current_date - 300 + n * 17 % 700 end,
       case when n % 4 = 1 then date_trunc('hour', now()) + (n * 31 % 700 - 300) * interval '1 day' + n % 24 * interval '1 hour' end,
       case when n % 4 = 1 then 'Europe/Vienna' end,
       1 + n / 7 % 4,
       case when n % 10 = 0 then array['work', 'home'] when n % 10 < 4 then array['work'] when n % 1000 = 7 then array['rare']
            else array[]::text[] end,
       now(), now(),
       case when n % 3 = 0 then now() - n % 2000 * interval '1 hour' end,
       1
from generate_series(1, 1000000) as n
join vocabulary as verb on verb.i = 1 + n * 7 % 20
join vocabulary as thing on thing.i = 21 + n * 13 % 50
join vocabulary as other on other.i = 21 + n / 50 % 50;

-- With 5,000 more words than these titles have: as many as somebody may have used who wrote so much.
insert into task_word (person_id, word)
select cast('BIG' as uuid), w from vocabulary
union
select cast('BIG' as uuid), translate(substr(md5(cast(n as text)), 1, 4 + n % 7), '0123456789', 'ghijklmnop')
from generate_series(1, 5000) as n
on conflict do nothing;
vacuum analyze task;
