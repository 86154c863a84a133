update change_set set refused = true where id = :#${variable.taken}
