package org.todochatbot.backend.transaction;

import java.time.ZoneId;
import java.util.UUID;

/**
 * In whose name a transaction works: the exchange variable {@code actor}.
 *
 * @param zone the person's time zone, as it goes into events; null where only the database knows it
 */
public record Actor(UUID personId, ZoneId zone) {}
