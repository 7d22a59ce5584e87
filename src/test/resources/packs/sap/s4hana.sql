-- What is otherwise in S/4HANA than in schema.sql: the statuses are in the documents, the document flow has a key of its own,
-- document categories have four letters, material numbers forty.
drop table vbuk;
drop table vbup;
alter table vbak alter vbtyp type varchar(4), add lfstk varchar(1), add lfgsk varchar(1), add fksak varchar(1),
    add abstk varchar(1), add gbstk varchar(1), add costa varchar(1);
alter table vbap alter matnr type varchar(40), alter vgtyp type varchar(4), add lfsta varchar(1), add gbsta varchar(1),
    add absta varchar(1);
alter table likp alter vbtyp type varchar(4), add wbstk varchar(1), add gbstk varchar(1), add pdstk varchar(1),
    add fkstk varchar(1);
alter table lips alter matnr type varchar(40), alter vgtyp type varchar(4), add wbsta varchar(1);
alter table vbrk alter vbtyp type varchar(4), add gbstk varchar(1), add buchk varchar(1);
alter table vbfa drop constraint vbfa_pkey, drop stufe, alter vbtyp_n type varchar(4), alter vbtyp_v type varchar(4),
    alter matnr type varchar(40), add ruuid bytea primary key;
alter table mara alter matnr type varchar(40);
alter table makt alter matnr type varchar(40);
