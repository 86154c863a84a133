insert into account (id, username, zone) values (:#id, :#name, :#zone)
