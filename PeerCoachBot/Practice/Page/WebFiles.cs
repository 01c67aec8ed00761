namespace PeerCoachBot.Practice.Page;

/// <summary>The page's own files, and the few that it needs of the packages; no others.</summary>
internal sealed class WebFiles(string folder)
{
    private static readonly IReadOnlyDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    /// <summary>What is served of the packages, by the name under which it is served.</summary>
    public static readonly IReadOnlyDictionary<string, string> OfPackages = new Dictionary<string, string>
    {
        ["adaptivecards.js"] = "adaptivecards/dist/adaptivecards.min.js",
        ["markdown-it.js"] = "markdown-it/dist/browser/markdown-it.esm.min.mjs",
    };

    public string Folder => folder;

    /// <summary>The folder beside the sources where there is one, else the one beside the program.</summary>
    public static WebFiles Find(IHostEnvironment environment)
    {
        var ofSources = Path.Combine(environment.ContentRootPath, "Practice", "web");
        return new WebFiles(File.Exists(Path.Combine(ofSources, "index.html"))
            ? ofSources
            : Path.Combine(AppContext.BaseDirectory, "Practice", "web"));
    }

    public void Map(RouteGroupBuilder page)
    {
        page.MapGet("", () => Serve("index.html", "text/html; charset=utf-8"));
        page.MapGet("practice/web/{**path}", (string path) =>
            IsPlain(path) && Types.TryGetValue(Path.GetExtension(path), out var type) ? Serve(path, type) : Results.NotFound());
        page.MapGet("practice/packages/{name}", (string name) =>
            OfPackages.TryGetValue(name, out var path) ? Serve($"node_modules/{path}", Types[".js"]) : Results.NotFound());
    }

    /// <summary>True for names of plain letters below the folder: no part begins with a dot or has an underscore, so neither parents nor packages.</summary>
    private static bool IsPlain(string path) =>
        path.Split('/').All(part => part.Length > 0 && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') && part[0] != '.');

    private IResult Serve(string path, string type)
    {
        var file = new FileInfo(Path.Combine(folder, path));
        return file.Exists ? Results.File(file.FullName, type, lastModified: file.LastWriteTimeUtc) : Results.NotFound();
    }
}
