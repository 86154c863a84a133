package org.todochatbot.kamelets.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.component.sql.SqlEndpoint;
import org.apache.camel.component.sql.SqlPrepareStatementStrategy;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class SqlParametersTest {

    private final CamelContext camel = new DefaultCamelContext();

    SqlParametersTest() {
        camel.getRegistry().bind("dataSource", DataSource.class, mock(DataSource.class));
        camel.getCamelContextExtension().registerEndpointCallback(new SqlParameters().countedSqlParameters());
    }

    @Test
    void parametersAreCountedWhereverTheQueryStands() {
        assertThat(count("sql:classpath:sql/three-parameters.sql?dataSource=#dataSource")).isEqualTo(3);
        assertThat(count("sql:select 1?dataSource=#dataSource")).isZero();
    }

    @Test
    void aQueryFromAHeaderIsMadeSqlOfTooAndTheEndpointsOwnAgainAfterIt() throws SQLException {
        SqlPrepareStatementStrategy strategy =
                camel.getEndpoint("sql:select :#a?dataSource=#dataSource", SqlEndpoint.class).getPrepareStatementStrategy();

        assertThat(strategy.prepareQuery("select :?a", true, null)).isEqualTo("select ?");
        assertThat(strategy.prepareQuery("select :?${body.a}, 1", true, null)).isEqualTo("select ?, 1");
        assertThat(strategy.prepareQuery("select :?a", true, null)).isEqualTo("select ?");
    }

    @Test
    void aListOfParametersIsRefused() {
        assertThatThrownBy(() -> count("sql:select 1 where 1 in (:#in:ids)?dataSource=#dataSource"))
                .rootCause()
                .hasMessageContaining("pass an array");
    }

    private int count(String uri) {
        return camel.getEndpoint(uri, SqlEndpoint.class).getParametersCount();
    }
}
