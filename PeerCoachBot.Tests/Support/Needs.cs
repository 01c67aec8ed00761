using PeerCoachBot.Storage.Embedded;

namespace PeerCoachBot.Tests.Support;

/// <summary>Why some tests cannot run on this machine, and what to do; null where they can.</summary>
internal static class Needs
{
    public static string? Node => Programs.WhyNoNode;

    /// <summary>Signals and limits of processes, and SQLite to store what happens.</summary>
    public static string? Linux => OperatingSystem.IsLinux() ? OperatingSystemSqlite.WhatIsMissing : "Signals and limits of processes are Linux's.";

    /// <summary>The bot behind the browser stores what happens, too.</summary>
    public static string? Browser { get; } = OperatingSystemSqlite.WhatIsMissing ?? Programs.WhyNoNode ?? Programs.WhyNoBrowser;
}
