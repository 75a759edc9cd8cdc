using System.Data.Common;

namespace Helpdesk.Web.Infrastructure;

internal static class Outage
{
    /// <summary>The database's own complaint below a failure, however deep: EF wraps what it takes for passing in failures of its own.</summary>
    public static DbException? Of(Exception? failure)
    {
        while (failure is not null and not DbException)
        {
            failure = failure.InnerException;
        }

        return (DbException?)failure;
    }
}
