package org.todochatbot.kamelets.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.apache.camel.Exchange;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.component.sql.DefaultSqlPrepareStatementStrategy;
import org.apache.camel.component.sql.SqlEndpoint;
import org.apache.camel.component.sql.SqlHelper;
import org.apache.camel.spi.EndpointStrategy;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.util.StringUtils;

/**
 * Tells camel-sql how many parameters each query has. Otherwise it asks the database at every execution, and PostgreSQL's driver,
 * which describes a statement without the types of its parameters, gives up the one that it had prepared: each execution is
 * then two round trips and parsed twice, and none of them uses a plan made before.
 *
 * <p>And has it make SQL of each query once, where it would do so by regular expressions at every execution.
 */
@AutoConfiguration
public class SqlParameters {

    /** What camel-sql makes of {@code :#} when it reads a query. */
    private static final String NAMED = ":?";

    private static final String LIST = ":?in:";

    @Bean
    EndpointStrategy countedSqlParameters() {
        return (uri, endpoint) -> {
            if (endpoint instanceof SqlEndpoint sql) {
                String query = query(sql);
                if (query.contains(LIST)) {
                    throw new IllegalArgumentException(uri + ": a list of parameters has no fixed number: pass an array, as JSON.");
                }
                sql.setParametersCount(StringUtils.countOccurrencesOf(query, NAMED));
                sql.setPrepareStatementStrategy(new PreparedOnce());
            }
            return endpoint;
        };
    }

    private static String query(SqlEndpoint sql) {
        try {
            return SqlHelper.resolveQuery(sql.getCamelContext(), sql.getQuery(), sql.getPlaceholder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoTypeConversionAvailableException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For one endpoint: mostly the one query of its address, unless a header brings another. */
    private static class PreparedOnce extends DefaultSqlPrepareStatementStrategy {

        private record Prepared(String query, String sql) {}

        private volatile Prepared last = new Prepared("", "");

        @Override
        public String prepareQuery(String query, boolean allowNamedParameters, Exchange exchange) throws SQLException {
            Prepared prepared = last;
            if (!prepared.query.equals(query)) {
                prepared = new Prepared(query, super.prepareQuery(query, allowNamedParameters, exchange));
                last = prepared;
            }
            return prepared.sql;
        }
    }
}
