using PeerCoachBot.Storage.Embedded;

namespace PeerCoachBot.Tests.Support;

/// <summary>A test that is skipped, and says why, where the operating system has no SQLite.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsSqliteFactAttribute : FactAttribute
{
    public NeedsSqliteFactAttribute() => Skip = OperatingSystemSqlite.WhatIsMissing!;
}

/// <summary>A table of tests that is skipped, and says why, where the operating system has no SQLite.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsSqliteTheoryAttribute : TheoryAttribute
{
    public NeedsSqliteTheoryAttribute() => Skip = OperatingSystemSqlite.WhatIsMissing!;
}
