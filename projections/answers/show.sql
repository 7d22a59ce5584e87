-- By the day, newest first. Shares are of the answers that somebody judged.
select
    answered_at::date as day,
    count(*) as answers,
    count(*) filter (where kind = 'refuse') as refused,
    count(*) filter (where kind = 'clarify') as asked_back,
    count(*) filter (where mode = 'hybrid') as with_language_model,
    round(avg(confidence), 3) as mean_confidence,
    median(ms) as median_ms,
    count(*) filter (where verdict = 'right') as said_right,
    count(*) filter (where verdict = 'wrong') as said_wrong,
    count(*) filter (where verdict = 'unclear') as said_unclear,
    count(*) filter (where corrected) as corrected,
    count(*) filter (where corrected and understood) as corrections_understood,
    round(count(*) filter (where verdict = 'right') / nullif(count(verdict), 0), 3) as share_right
from answer
left join verdict using (answer_id)
group by day
order by day desc
limit 400
