package dev.whence.routes;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code whence-events:NAME} consumes the events of the store in position order through the {@link Subscription} that
 * is bound in the registry under that name.
 */
public final class EventsComponent extends DefaultComponent {
    /** The name under which it is bound and used in routes. */
    public static final String SCHEME = "whence-events";

    @Override
    protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters) throws Exception {
        Subscription subscription = CamelContextHelper.mandatoryLookup(getCamelContext(), name, Subscription.class);
        EventsEndpoint endpoint = new EventsEndpoint(uri, this, name, subscription);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
