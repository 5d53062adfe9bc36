/**
 * What the hub shows to browsers and agents: the table of endpoints, the routes over the features' services, the phone page and
 * the plain board made on the server. Routes hold no rule: they read a request, ask one service and shape its answer.
 */
@NullMarked
package vn.motcua.hub.web;

import org.jspecify.annotations.NullMarked;
