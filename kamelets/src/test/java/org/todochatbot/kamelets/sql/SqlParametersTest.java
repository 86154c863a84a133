package org.todochatbot.kamelets.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.component.sql.SqlEndpoint;
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

    private int count(String uri) {
        return camel.getEndpoint(uri, SqlEndpoint.class).getParametersCount();
    }
}
