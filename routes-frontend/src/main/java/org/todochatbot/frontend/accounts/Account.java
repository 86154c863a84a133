package org.todochatbot.frontend.accounts;

import java.time.ZoneId;
import java.util.UUID;

/**
 * Somebody who can sign in.
 *
 * @param id what every other service knows the person by
 * @param zone IANA time zone in which times in sentences count
 */
public record Account(UUID id, String name, ZoneId zone) {}
