using Helpdesk.Application.Settings;

namespace Helpdesk.Web.Infrastructure;

/// <summary>Learns within a minute what an administrator changed on another node.</summary>
internal sealed class ProfileRefresh(DeskProfile profile, TimeProvider time, ILogger<ProfileRefresh> logger)
    : Refreshing(TimeSpan.FromMinutes(1), "The settings", profile.RefreshAsync, time, logger);
