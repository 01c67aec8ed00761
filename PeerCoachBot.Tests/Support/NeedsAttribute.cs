using PeerCoachBot.Storage.Embedded;

namespace PeerCoachBot.Tests.Support;

/// <summary>What a test class needs of the machine. Its inherited tests are skipped, and say why, where that is missing.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal abstract class NeedsAttribute : Attribute
{
    /// <summary>What is missing and how to get it; null where all is there.</summary>
    public abstract string? Missing { get; }
}

/// <summary>The operating system's SQLite.</summary>
internal sealed class NeedsSqliteAttribute : NeedsAttribute
{
    public override string? Missing => OperatingSystemSqlite.WhatIsMissing;
}

/// <summary>Node, and npm to fetch packages.</summary>
internal sealed class NeedsNodeAttribute : NeedsAttribute
{
    public override string? Missing => Needs.Node;
}
