package com.example.checks;

import io.github.cdklabs.cdknag.IApplyRule;
import io.github.cdklabs.cdknag.NagMessageLevel;
import io.github.cdklabs.cdknag.NagPack;
import io.github.cdklabs.cdknag.NagRuleCompliance;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.services.sqs.CfnQueue;

/** A check of queues as a pack of cdk-nag, which judges constructs instead of templates. */
public final class AcmeNagChecks extends NagPack {
  public AcmeNagChecks() {
    setPackName("ACME-NAG");
  }

  @Override
  public String getName() {
    return "AcmeNag";
  }

  @Override
  protected void checkResource(CfnResource node) {
    applyRule(new NameMade(node));
  }

  /** A rule of cdk-nag. The setters belong to the interface; nobody calls them. */
  private static final class NameMade implements IApplyRule {
    private final CfnResource resource;

    NameMade(CfnResource resource) {
      this.resource = resource;
    }

    @Override
    public Object rule(CfnResource resource) {
      if (!(resource instanceof CfnQueue queue)) {
        return NagRuleCompliance.NOT_APPLICABLE;
      }
      return queue.getQueueName() == null ? NagRuleCompliance.COMPLIANT : NagRuleCompliance.NON_COMPLIANT;
    }

    @Override
    public String getRuleSuffixOverride() {
      return "SQS-NAME-MADE";
    }

    @Override
    public String getInfo() {
      return "the queue has a name of its own";
    }

    @Override
    public String getExplanation() {
      return "a queue with a name cannot be replaced in one deployment";
    }

    @Override
    public NagMessageLevel getLevel() {
      return NagMessageLevel.WARN;
    }

    @Override
    public CfnResource getNode() {
      return resource;
    }

    @Override
    public void setInfo(String info) {}

    @Override
    public void setExplanation(String explanation) {}

    @Override
    public void setLevel(NagMessageLevel level) {}

    @Override
    public void setNode(CfnResource node) {}
  }
}
