-- Finds where a time lies in the log without reading the bodies.
create index message_publish_time on message (publish_time);
