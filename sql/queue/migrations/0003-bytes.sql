-- How many bytes of bodies were published, and delivered at least once: what lies between them waits. What was delivered before this is counted as 0.
alter table queue add column published_bytes integer not null default 0;
alter table queue add column delivered_bytes integer not null default 0;

update queue
set published_bytes = (select coalesce(sum(octet_length(message.body)), 0) from message where message.position > queue.delivered_through);
