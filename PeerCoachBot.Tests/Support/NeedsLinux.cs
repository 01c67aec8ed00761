namespace PeerCoachBot.Tests.Support;

/// <summary>A test of what Linux does to processes and files; elsewhere it is skipped, and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsLinuxFactAttribute : FactAttribute
{
    public NeedsLinuxFactAttribute() => Skip = Needs.Linux!;
}

/// <summary>A table of tests of what Linux does to processes and files; elsewhere it is skipped, and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsLinuxTheoryAttribute : TheoryAttribute
{
    public NeedsLinuxTheoryAttribute() => Skip = Needs.Linux!;
}
