select id, username as name, zone from account where username = :#${variable.name}
