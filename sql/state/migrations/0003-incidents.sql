-- What went wrong with a part of the pipeline, and right again. at: milliseconds since 1970. reasons: JSON.
create table incident (
  incident_id integer primary key autoincrement,
  at integer not null,
  part text not null,
  what text not null,
  reasons text not null
) strict;
