/**
 * The canary judge: compares series of a metric, canary against control, by Mann-Whitney with an effect size, and makes a
 * score of several. Equal to Kayenta's {@code NetflixACAJudge} where asked for, without its known defects where not.
 */
@NullMarked
package io.streamgate.metrics.judge;

import org.jspecify.annotations.NullMarked;
