-- What the tables of a connector's source looked like at its offset, so that it is seen when they look other further on.
-- Beside the offset, since it changes seldom.
create table source_look (
    connector text collate "C" primary key,
    tables text not null
);

grant select, insert, update on source_look to "${writer}";
grant select on source_look to "${reader}";
