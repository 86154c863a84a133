-- Until the end of the transaction statements are planned for the values they are run with. A list has so many ways to be
-- asked for that a plan for all of them would fit none.
select set_config('plan_cache_mode', 'force_custom_plan', true)
