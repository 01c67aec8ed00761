using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace PeerCoachBot.Storage.Embedded;

/// <summary>Binds to the operating system's SQLite, which is kept up to date there.</summary>
internal static class OperatingSystemSqlite
{
    private static readonly IReadOnlyList<string> Libraries =
        OperatingSystem.IsWindows() ? ["winsqlite3.dll"]
        : OperatingSystem.IsMacOS() ? ["libsqlite3.dylib"]
        : ["libsqlite3.so.0", "libsqlite3.so"];

    private static readonly Lazy<string?> Missing = new(Bind);

    /// <summary>Says what is missing and how to get it; null where SQLite is there.</summary>
    public static string? WhatIsMissing => Missing.Value;

    private static string? Bind()
    {
        if (!Libraries.Any(library => NativeLibrary.TryLoad(library, out _)))
            return $"SQLite is missing ({Libraries[0]}). On Debian or Ubuntu: apt-get install libsqlite3-0. "
                + "On Fedora: dnf install sqlite-libs. On Alpine: apk add sqlite-libs.";

        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        raw.FreezeProvider();
        return null;
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name == "e_sqlite3")
            foreach (var library in Libraries)
                if (NativeLibrary.TryLoad(library, out var handle))
                    return handle;
        return nint.Zero;
    }
}
