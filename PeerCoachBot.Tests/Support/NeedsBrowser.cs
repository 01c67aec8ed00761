namespace PeerCoachBot.Tests.Support;

/// <summary>A test that is skipped, and says why, where there is no browser.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsBrowserFactAttribute : FactAttribute
{
    public NeedsBrowserFactAttribute() => Skip = Needs.Browser!;
}

/// <summary>A table of tests that is skipped, and says why, where there is no browser.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsBrowserTheoryAttribute : TheoryAttribute
{
    public NeedsBrowserTheoryAttribute() => Skip = Needs.Browser!;
}
