update event_head set position = ?, hash = ?
