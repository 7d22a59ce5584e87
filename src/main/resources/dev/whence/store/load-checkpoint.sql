select position from subscription where name = ?
