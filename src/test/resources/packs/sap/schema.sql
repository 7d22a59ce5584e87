-- The tables of an SAP ERP (ECC 6.0, modules SD and MM) that the pack erp/sap reads, as a copy in PostgreSQL holds them, written
-- for our tests from the public descriptions of SAP's dictionary (the sites leanx.eu, sapdatasheet.org, se80.co.uk and
-- docsfortec.com, tables KNA1, MARA, MAKT, T023T, MARD, KONH, KONP, A004, VBAK, VBAP, VBUK, VBUP, VBFA, LIKP, LIPS, VBRK, VBRP; for
-- S/4HANA the blog "SAP S/4HANA: Simplifications in Sales & Distribution Data Models"). CHAR, NUMC, CLNT, DATS and TIMS are
-- texts, QUAN, CURR and DEC are numeric. SAP knows no null: a text that holds nothing is empty, a date is 00000000.
-- Columns of noise are there in part.

create table kna1 (
    mandt varchar(3), kunnr varchar(10), land1 varchar(3), name1 varchar(35), name2 varchar(35), ort01 varchar(35),
    pstlz varchar(10), regio varchar(3), sortl varchar(10), stras varchar(35), telf1 varchar(16), adrnr varchar(10),
    erdat varchar(8), ernam varchar(12), ktokd varchar(4), loevm varchar(1), sperr varchar(1), updat varchar(8),
    primary key (mandt, kunnr));

create table mara (
    mandt varchar(3), matnr varchar(18), ersda varchar(8), ernam varchar(12), laeda varchar(8), aenam varchar(12),
    vpsta varchar(15), pstat varchar(15), lvorm varchar(1), mtart varchar(4), mbrsh varchar(1), matkl varchar(9),
    bismt varchar(18), meins varchar(3), brgew numeric(13,3), ntgew numeric(13,3), gewei varchar(3), ean11 varchar(18),
    primary key (mandt, matnr));

create table makt (
    mandt varchar(3), matnr varchar(18), spras varchar(1), maktx varchar(40), maktg varchar(40),
    primary key (mandt, matnr, spras));

create table t023t (
    mandt varchar(3), spras varchar(1), matkl varchar(9), wgbez varchar(20), wgbez60 varchar(60),
    primary key (mandt, spras, matkl));

create table mard (
    mandt varchar(3), matnr varchar(18), werks varchar(4), lgort varchar(4), pstat varchar(15), lvorm varchar(1),
    lfgja varchar(4), lfmon varchar(2), labst numeric(13,3), umlme numeric(13,3), insme numeric(13,3), einme numeric(13,3),
    speme numeric(13,3), retme numeric(13,3), dlinl varchar(8), ersda varchar(8),
    primary key (mandt, matnr, werks, lgort));

create table konh (
    mandt varchar(3), knumh varchar(10), ernam varchar(12), erdat varchar(8), kvewe varchar(1), kotabnr varchar(3),
    kappl varchar(2), kschl varchar(4), vakey varchar(100), datab varchar(8), datbi varchar(8),
    primary key (mandt, knumh));

create table konp (
    mandt varchar(3), knumh varchar(10), kopos varchar(2), kappl varchar(2), kschl varchar(4), krech varchar(1),
    kbetr numeric(11,2), konwa varchar(5), kpein numeric(5,0), kmein varchar(3), loevm_ko varchar(1),
    primary key (mandt, knumh, kopos));

create table a004 (
    mandt varchar(3), kappl varchar(2), kschl varchar(4), vkorg varchar(4), vtweg varchar(2), matnr varchar(18),
    datbi varchar(8), datab varchar(8), knumh varchar(10),
    primary key (mandt, kappl, kschl, vkorg, vtweg, matnr, datbi));

create table vbak (
    mandt varchar(3), vbeln varchar(10), erdat varchar(8), erzet varchar(6), ernam varchar(12), angdt varchar(8),
    bnddt varchar(8), audat varchar(8), vbtyp varchar(1), auart varchar(4), augru varchar(3), lifsk varchar(2),
    faksk varchar(2), netwr numeric(15,2), waerk varchar(5), vkorg varchar(4), vtweg varchar(2), spart varchar(2),
    vkbur varchar(4), knumv varchar(10), vdatu varchar(8), bstnk varchar(20), kunnr varchar(10), aedat varchar(8),
    vgbel varchar(10), objnr varchar(22),
    primary key (mandt, vbeln));

create table vbap (
    mandt varchar(3), vbeln varchar(10), posnr varchar(6), matnr varchar(18), matkl varchar(9), arktx varchar(40),
    pstyv varchar(4), lfrel varchar(1), fkrel varchar(1), uepos varchar(6), abgru varchar(2), netwr numeric(15,2),
    waerk varchar(5), kwmeng numeric(15,3), vrkme varchar(3), netpr numeric(11,2), kpein numeric(5,0), werks varchar(4),
    lgort varchar(4), vgbel varchar(10), vgpos varchar(6), vgtyp varchar(1), erdat varchar(8), erzet varchar(6),
    aedat varchar(8), mwsbp numeric(13,2),
    primary key (mandt, vbeln, posnr));

create table vbuk (
    mandt varchar(3), vbeln varchar(10), rfstk varchar(1), rfgsk varchar(1), bestk varchar(1), lfstk varchar(1),
    lfgsk varchar(1), wbstk varchar(1), fkstk varchar(1), fksak varchar(1), buchk varchar(1), abstk varchar(1),
    gbstk varchar(1), kostk varchar(1), lvstk varchar(1), uvall varchar(1), vbtyp varchar(1), vbobj varchar(1),
    aedat varchar(8), cmgst varchar(1), pdstk varchar(1),
    primary key (mandt, vbeln));

create table vbup (
    mandt varchar(3), vbeln varchar(10), posnr varchar(6), rfsta varchar(1), besta varchar(1), lfsta varchar(1),
    lfgsa varchar(1), wbsta varchar(1), fksta varchar(1), fksaa varchar(1), absta varchar(1), gbsta varchar(1),
    primary key (mandt, vbeln, posnr));

create table likp (
    mandt varchar(3), vbeln varchar(10), ernam varchar(12), erzet varchar(6), erdat varchar(8), vstel varchar(4),
    vkorg varchar(4), lfart varchar(4), wadat varchar(8), lddat varchar(8), lfdat varchar(8), kodat varchar(8),
    route varchar(6), vbtyp varchar(1), kunnr varchar(10), kunag varchar(10), btgew numeric(15,3), gewei varchar(3),
    bolnr varchar(35), aedat varchar(8), wadat_ist varchar(8), podat varchar(8), potim varchar(6),
    primary key (mandt, vbeln));

create table lips (
    mandt varchar(3), vbeln varchar(10), posnr varchar(6), pstyv varchar(4), erzet varchar(6), erdat varchar(8),
    matnr varchar(18), matkl varchar(9), werks varchar(4), lgort varchar(4), charg varchar(10), lfimg numeric(13,3),
    meins varchar(3), vrkme varchar(3), vgbel varchar(10), vgpos varchar(6), vgtyp varchar(1), uepos varchar(6),
    primary key (mandt, vbeln, posnr));

create table vbfa (
    mandt varchar(3), vbelv varchar(10), posnv varchar(6), vbeln varchar(10), posnn varchar(6), vbtyp_n varchar(1),
    rfmng numeric(15,3), meins varchar(3), rfwrt numeric(15,2), waers varchar(5), vbtyp_v varchar(1), plmin varchar(1),
    erdat varchar(8), erzet varchar(6), matnr varchar(18), bwart varchar(3), stufe varchar(2),
    primary key (mandt, vbelv, posnv, vbeln, posnn, vbtyp_n));

create table vbrk (
    mandt varchar(3), vbeln varchar(10), fkart varchar(4), fktyp varchar(1), vbtyp varchar(1), waerk varchar(5),
    vkorg varchar(4), vtweg varchar(2), knumv varchar(10), fkdat varchar(8), belnr varchar(10), gjahr varchar(4),
    rfbsk varchar(1), zterm varchar(4), land1 varchar(3), bukrs varchar(4), netwr numeric(15,2), ernam varchar(12),
    erzet varchar(6), erdat varchar(8), kunrg varchar(10), kunag varchar(10), sfakn varchar(10), fksto varchar(1),
    mwsbk numeric(13,2), zuonr varchar(18), xblnr varchar(16), aedat varchar(8),
    primary key (mandt, vbeln));

create table vbrp (
    mandt varchar(3), vbeln varchar(10), posnr varchar(6), uepos varchar(6), fkimg numeric(13,3), vrkme varchar(3),
    netwr numeric(15,2), vgbel varchar(10), vgpos varchar(6), vgtyp varchar(1), aubel varchar(10), aupos varchar(6),
    matnr varchar(18), arktx varchar(40), matkl varchar(9), pstyv varchar(4), mwsbp numeric(13,2), werks varchar(4),
    primary key (mandt, vbeln, posnr));
