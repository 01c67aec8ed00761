namespace PeerCoachBot.Tests.Support;

/// <summary>A test that is skipped, and says why, where there is no Node.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsNodeFactAttribute : FactAttribute
{
    public NeedsNodeFactAttribute() => Skip = Needs.Node!;
}

/// <summary>A table of tests that is skipped, and says why, where there is no Node.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsNodeTheoryAttribute : TheoryAttribute
{
    public NeedsNodeTheoryAttribute() => Skip = Needs.Node!;
}
