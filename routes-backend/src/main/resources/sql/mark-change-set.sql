update change_set set undone = true where id = :#${variable.taken}
