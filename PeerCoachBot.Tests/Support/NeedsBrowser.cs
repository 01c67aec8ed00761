using PeerCoachBot.Storage.Embedded;

namespace PeerCoachBot.Tests.Support;

/// <summary>A test that is skipped, and says why, where there is no browser, or nothing for the bot to store in.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsBrowserFactAttribute : FactAttribute
{
    public NeedsBrowserFactAttribute() => Skip = (OperatingSystemSqlite.WhatIsMissing ?? Programs.WhyNoBrowser)!;
}

/// <summary>A table of tests that is skipped, and says why, where there is no browser, or nothing for the bot to store in.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsBrowserTheoryAttribute : TheoryAttribute
{
    public NeedsBrowserTheoryAttribute() => Skip = (OperatingSystemSqlite.WhatIsMissing ?? Programs.WhyNoBrowser)!;
}
