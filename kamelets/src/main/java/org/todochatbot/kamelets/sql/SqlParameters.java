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
 * <p>And has it make SQL of each query once, where it would do so by regular expressions at every execution. That holds as long
 * as no query has a list of parameters ({@code :#in:}), of which the SQL differs from one execution to the next.
 */
@AutoConfiguration
public class SqlParameters {

    /** What camel-sql makes of {@code :#} when it reads a query. */
    private static final String NAMED = ":?";

    @Bean
    EndpointStrategy countedSqlParameters() {
        return (uri, endpoint) -> {
            if (endpoint instanceof SqlEndpoint sql) {
                sql.setParametersCount(StringUtils.countOccurrencesOf(query(sql), NAMED));
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

    /** For one endpoint, which has one query. */
    private static class PreparedOnce extends DefaultSqlPrepareStatementStrategy {

        private volatile String prepared;

        @Override
        public String prepareQuery(String query, boolean allowNamedParameters, Exchange exchange) throws SQLException {
            if (prepared == null) {
                prepared = super.prepareQuery(query, allowNamedParameters, exchange);
            }
            return prepared;
        }
    }
}
